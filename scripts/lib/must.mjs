import path from 'node:path';
import { Failure } from './failure.mjs';
import { run } from './run.mjs';

/** Runs a command; what it says is the Failure when it does not end well. */
export async function must(command, args, options) {
  const { code, tail } = await run(command, args, options);
  if (code !== 0) {
    throw new Failure(
      `${path.basename(command)} ${args.slice(0, 2).join(' ')}: ${tail.join(
        '\n',
      )}`,
      1,
    );
  }
}
