import { say } from './steps.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Starts a portal, does `work` with it, and ends it however that ends: when the
 * work is done or fails, when a part of the portal ends by itself, or when
 * somebody presses Ctrl-C, closes the terminal or stops the script. Who asks
 * twice does not wait for an orderly end.
 *
 * @param portal a Portal that was not started
 * @param {(signal: AbortSignal) => Promise<T>} work is told when to stop
 * @returns {Promise<T | undefined>} undefined when it was interrupted
 * @template T
 */
export async function withPortal(portal, work) {
  const stopping = new AbortController();
  // Nobody reads what is said after the terminal is gone.
  process.stdout.on('error', () => {});
  const interrupted = new Promise(resolve => {
    for (const name of SIGNALS) {
      process.on(name, () => {
        if (stopping.signal.aborted) {
          portal.kill();
          process.exit(1);
        }
        stopping.abort();
        resolve(undefined);
      });
    }
  });
  const working = portal.start().then(() => work(stopping.signal));
  // An interruption wins the race, and what the work says then is of no interest.
  working.catch(() => {});
  try {
    return await Promise.race([working, portal.exited, interrupted]);
  } finally {
    stopping.abort();
    say('Ending the portal ...');
    await portal.stop();
    say('Ended.');
  }
}
