/** Values of promises in the order in which they come. */
export function asReady<T>(promises: readonly Promise<T>[]): AsyncGenerator<T> {
  // Whoever never begins, or stops, to iterate leaves failures behind that nobody looks at.
  promises.forEach(promise => promise.catch(() => {}));
  return iterate(promises);
}

async function* iterate<T>(promises: readonly Promise<T>[]): AsyncGenerator<T> {
  const waiting = new Map(
    promises.map((promise, index) => [
      index,
      promise.then(value => ({ index, value })),
    ]),
  );
  waiting.forEach(promise => promise.catch(() => {}));
  while (waiting.size > 0) {
    const { index, value } = await Promise.race(waiting.values());
    waiting.delete(index);
    yield value;
  }
}
