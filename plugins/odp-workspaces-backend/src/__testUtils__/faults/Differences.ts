/** What is not as it ought to be, in sentences. */
export class Differences {
  readonly sentences: string[] = [];

  require(what: string, found: unknown, wanted: unknown): void {
    const [is, ought] = [found, wanted].map(value => JSON.stringify(value));
    if (is !== ought) {
      this.sentences.push(`${what} is ${is}, and ought to be ${ought}`);
    }
  }
}
