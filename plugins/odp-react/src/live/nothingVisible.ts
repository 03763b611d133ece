import type { ViewStateValue } from '../viewState/ViewStateValue';

/** What a view shows of `name` to somebody who may not see it, whom the backend tells that there is none. */
export function nothingVisible(name: string) {
  return (detail: string): ViewStateValue => ({
    kind: 'empty-by-nature',
    title: `Nothing of ${name} that you may see`,
    detail,
  });
}
