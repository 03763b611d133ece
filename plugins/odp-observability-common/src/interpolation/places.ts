/** The quote of the string that a place of a query lies in; undefined: in none. */
export type Quote = '"' | "'" | '`' | undefined;

export type Place = Quote | 'comment';

/**
 * Tells where places of a PromQL text lie, asked for in ascending order. Strings with `"` and `'` know the backslash, those with a backtick
 * do not; a comment reaches to the end of its line.
 */
export function placesIn(text: string): (offset: number) => Place {
  let at = 0;
  let quote: Quote;
  let isComment = false;
  return offset => {
    for (; at < offset; at += 1) {
      const letter = text[at];
      if (isComment) {
        isComment = letter !== '\n';
      } else if (quote === undefined) {
        isComment = letter === '#';
        quote = isQuote(letter) ? letter : undefined;
      } else if (letter === '\\' && quote !== '`') {
        at += 1;
      } else if (letter === quote) {
        quote = undefined;
      }
    }
    return isComment ? 'comment' : quote;
  };
}

function isQuote(letter: string): letter is NonNullable<Quote> {
  return letter === '"' || letter === "'" || letter === '`';
}
