/**
 * Asks `url` until it answers with success.
 *
 * @param {string} url
 * @param {{ stopped: () => boolean, waits: () => void }} options
 *   stopped: nobody waits any more; waits: is told of each try in vain
 */
export async function answers(url, { stopped, waits }) {
  while (!stopped()) {
    const ok = await fetch(url, { signal: AbortSignal.timeout(5000) }).then(
      response => response.ok,
      () => false,
    );
    if (ok) {
      return;
    }
    waits();
    await new Promise(resolve => setTimeout(resolve, 300));
  }
}
