import { constants, type FileHandle, open, readFile, truncate } from 'node:fs/promises';

/**
 * A file to which lines are added and never changed. A line that was added is on the disk; one that was cut off by a
 * crash was never answered for, and is dropped when the file is opened again.
 */
export interface Journal {
  /** The lines that were there when it was opened. */
  readonly lines: readonly string[];
  append(line: string): Promise<void>;
  close(): Promise<void>;
}

export async function openJournal(path: string): Promise<Journal> {
  const file = await open(path, constants.O_CREAT | constants.O_RDWR | constants.O_APPEND);
  const text = await readFile(path, 'utf8');
  const end = text.lastIndexOf('\n') + 1;
  const whole = text.slice(0, end);
  await truncate(path, Buffer.byteLength(whole));
  return {
    lines: whole.split('\n').slice(0, -1),
    append: (line) => write(file, line),
    close: () => file.close(),
  };
}

async function write(file: FileHandle, line: string): Promise<void> {
  await file.appendFile(`${line}\n`);
  await file.datasync();
}
