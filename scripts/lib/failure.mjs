/** What each exit code of `npm start`, `npm test` and `npm run test:e2e` means. */
export const EXIT = {
  unsupportedPlatform: 2,
  portTaken: 3,
  noNetwork: 4,
  installFailed: 5,
  startFailed: 6,
  /** A check that this machine cannot make; 77 as other test runners have it. */
  skipped: 77,
};

/** A failure that one sentence explains; `exitCode` is one of {@link EXIT}. */
export class Failure extends Error {
  constructor(message, exitCode) {
    super(message);
    this.name = 'Failure';
    this.exitCode = exitCode;
  }
}

/** Runs `main` and ends the process: a Failure as its sentence, anything else with its stack. */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    const known = error instanceof Failure;
    process.stderr.write(`\n${known ? error.message : error.stack}\n`);
    process.exitCode = known ? error.exitCode : 1;
  }
}
