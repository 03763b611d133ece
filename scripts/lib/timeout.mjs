import { EXIT, Failure } from './failure.mjs';

/** Rejects when a part of the portal is not ready after so many seconds. */
export function timeout(seconds, name) {
  return new Promise((_, reject) => {
    setTimeout(
      () =>
        reject(
          new Failure(
            `The ${name} is not ready after ${seconds} s; its output is in the logs folder.`,
            EXIT.startFailed,
          ),
        ),
      seconds * 1000,
    ).unref();
  });
}
