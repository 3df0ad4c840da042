import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/** A PostgreSQL server of its own: fresh data in a temporary folder, on a free port of 127.0.0.1. */
export interface PostgresServer {
  /** The version of PostgreSQL, such as `15.18`. */
  readonly version: string;
  /** Leads to a database of the server: `postgres`, unless another is named. */
  urlOf(database?: string): string;
  /** Ends it as an administrator does: transactions are rolled back, and everything is written. */
  stop(): Promise<void>;
  /** Ends it as a power cut does: what was not committed is lost, and the next start recovers from the log. */
  stopImmediately(): Promise<void>;
  /** Starts it again, on the same data and the same port. */
  start(): Promise<void>;
  /** Ends it, if it runs, and removes its data. */
  remove(): Promise<void>;
}

/** How a server is set up. */
export interface ServerOptions {
  /** Whether what was committed is on the disk, as by default; without, it is quicker and survives no crash. */
  readonly isDurable?: boolean;
}

const USER = 'postgres';
/** A port may be taken between asking for it and using it. */
const PORTS_TRIED = 5;
/** The text that a server writes once it can be connected to. */
const READY = 'database system is ready to accept connections';

/** Starts a server of the PostgreSQL that is installed. Rejects when none is. */
export async function startPostgres({ isDurable = true }: ServerOptions = {}): Promise<PostgresServer> {
  const programs = programsFolder();
  const owner = ownerOfData();
  const folder = mkdtempSync(join(tmpdir(), 'partner-campaigns-postgres-'));
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  try {
    // Sorting by a language where nothing else is said: what must sort by code units has to say so.
    const locale = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=en-US'];
    const set = ['-D', data, '-U', USER, '--auth=trust', '--no-sync', ...locale];
    execFileSync(join(programs, 'initdb'), set, { ...owner, cwd: folder, stdio: 'pipe' });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }

  let port = 0;
  let running: ChildProcess | undefined;

  /** Runs the server until it is ready, or tells what it wrote before it gave up. */
  function run(): Promise<void> {
    const settings = {
      listen_addresses: '127.0.0.1',
      port,
      unix_socket_directories: '',
      max_connections: 100,
      fsync: isDurable ? 'on' : 'off',
      synchronous_commit: isDurable ? 'on' : 'off',
      lc_messages: 'C',
      log_min_messages: 'warning',
    };
    const given = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const server = spawn(join(programs, 'postgres'), ['-D', data, ...given], {
      ...owner,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    running = server;
    return new Promise((resolve, reject) => {
      let written = '';
      server.stderr.setEncoding('utf8');
      server.stderr.on('data', (text: string) => {
        // Later writings are read too, or the server would wait for a reader; the last of them are enough.
        written = (written + text).slice(-10_000);
        if (written.includes(READY)) resolve();
      });
      server.on('error', reject);
      server.on('exit', (code, signal) => {
        if (running === server) running = undefined;
        reject(new Error(`PostgreSQL ended with ${code ?? signal}:\n${written}`));
      });
    });
  }

  /** Sends a signal to the server, and waits until it has ended. */
  async function end(signal: NodeJS.Signals): Promise<void> {
    const server = running;
    if (server === undefined) return;
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill(signal);
    await ended;
  }

  const removeData = () => rmSync(folder, { recursive: true, force: true });
  /** Who forgets to stop it, or is interrupted, leaves nothing behind. */
  const atExit = () => {
    running?.kill('SIGQUIT');
    removeData();
  };
  process.once('exit', atExit);

  for (let tried = 1; running === undefined; tried += 1) {
    port = await freePort();
    try {
      await run();
    } catch (error) {
      if (tried < PORTS_TRIED && String(error).includes('Address already in use')) continue;
      removeData();
      throw error;
    }
  }
  return {
    version: versionOf(programs),
    urlOf: (database = 'postgres') => `postgres://${USER}@127.0.0.1:${port}/${encodeURIComponent(database)}`,
    stop: () => end('SIGINT'),
    stopImmediately: () => end('SIGQUIT'),
    start: async () => {
      if (running === undefined) await run();
    },
    remove: async () => {
      await end('SIGINT');
      removeData();
      process.off('exit', atExit);
    },
  };
}

/** Where the programs of PostgreSQL are: on the path, or where Debian keeps each version. */
export function programsFolder(): string {
  const versions = '/usr/lib/postgresql';
  const newestFirst = (one: string, other: string) => Number(other) - Number(one);
  const installed = existsSync(versions) ? readdirSync(versions).sort(newestFirst) : [];
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    ...installed.map((version) => join(versions, version, 'bin')),
  ];
  const found = folders.find((folder) =>
    ['postgres', 'initdb'].every((name) => existsSync(join(folder, name))),
  );
  if (found === undefined)
    throw new Error(
      `PostgreSQL is not installed: no folder of PATH and of ${versions} has initdb and postgres. ` +
        'On Debian, install the package postgresql.',
    );
  // What the path has may be links to some of the programs: the others are where those lead.
  return dirname(realpathSync(join(found, 'postgres')));
}

function versionOf(programs: string): string {
  const told = execFileSync(join(programs, 'postgres'), ['--version'], { encoding: 'utf8' });
  return /\d+(\.\d+)*/.exec(told)?.[0] ?? told.trim();
}

/** PostgreSQL refuses to run as root: then it is the user that its package made. */
function ownerOfData(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${USER}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  if (uid === undefined || gid === undefined)
    throw new Error(`PostgreSQL does not run as root, and there is no user ${USER}`);
  return { uid: Number(uid), gid: Number(gid) };
}

/** A port that nobody listens on at this moment. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(new Error('There is no free port'));
      });
    });
  });
}
