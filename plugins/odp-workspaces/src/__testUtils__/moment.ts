/** The moment at which the tests look: Monday 23 November 2026, 14:32 UTC. */
const NOW = Date.parse('2026-11-23T14:32:00Z');

/** A time so many minutes before {@link NOW}; later ones are negative. */
export const minutesAgo = (minutes: number) =>
  new Date(NOW - minutes * 60_000).toISOString();

/** Lets every test of a file, or of what is described, look at that moment. */
export function atThatMoment(): void {
  beforeEach(() => {
    jest.spyOn(Date, 'now').mockReturnValue(NOW);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
}
