import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../source-files.ts';

/** Starts a TypeScript file as a process of its own; what it writes to its standard output is the parent's to read. */
export function startProcess(file: URL, words: readonly string[] = []): ChildProcess {
  return fork(fileURLToPath(file), words, {
    cwd: root,
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, TSX_TSCONFIG_PATH: join(root, 'test', 'tsconfig.json') },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
}

/** Sends a signal, and waits until the process has ended and all that it wrote is read. */
export function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
    child.once('close', () => resolve());
    child.kill(signal);
  });
}
