/** Text is handed on in pieces of so many characters. */
const PIECE = 1 << 20;

/** The same text in fewer, larger pieces. */
export function* piecesOf(texts: Iterable<string>): Generator<string> {
  let pending = '';
  for (const text of texts) {
    pending += text;
    if (pending.length > PIECE) {
      yield pending;
      pending = '';
    }
  }
  yield pending;
}
