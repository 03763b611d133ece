/** Values of promises in the order in which they come. */
export async function* asReady<T>(
  promises: readonly Promise<T>[],
): AsyncGenerator<T> {
  const waiting = new Map(
    promises.map((promise, index) => [
      index,
      promise.then(value => ({ index, value })),
    ]),
  );
  // Whoever stops to iterate leaves promises behind that nobody looks at.
  waiting.forEach(promise => promise.catch(() => {}));
  while (waiting.size > 0) {
    const { index, value } = await Promise.race(waiting.values());
    waiting.delete(index);
    yield value;
  }
}
