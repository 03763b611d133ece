import { useCallback, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { UrlParam } from './urlParams';

/** What a page keeps in the URL: names of query parameters and how each is written. */
export type UrlParams = Record<string, UrlParam<any>>;

/** The values of {@link UrlParams}. */
export type UrlValues<P extends UrlParams> = {
  [K in keyof P]: P[K] extends UrlParam<infer T> ? T : never;
};

/** Changes some values; `push` makes the change a step of the browser's history (a selection), else it replaces (a filter being typed). */
export type SetUrlState<P extends UrlParams> = (
  change: Partial<UrlValues<P>>,
  options?: { push?: boolean },
) => void;

/** Reads the values of a query string, defaults where nothing valid stands. */
export function readUrlState<P extends UrlParams>(
  params: P,
  search: URLSearchParams,
): UrlValues<P> {
  const entries = Object.entries(params).map(([name, param]) => {
    const texts = search.getAll(name);
    const value = texts.length > 0 ? param.parse(texts) : undefined;
    return [name, value ?? param.defaultValue];
  });
  return Object.fromEntries(entries);
}

/** A copy of the query string with some values changed; parameters of others stay. */
export function writeUrlState<P extends UrlParams>(
  params: P,
  search: URLSearchParams,
  change: Partial<UrlValues<P>>,
): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(change)) {
    const param = params[name];
    const texts = param.format(value);
    const unchanged =
      JSON.stringify(texts) ===
      JSON.stringify(param.format(param.defaultValue));
    next.delete(name);
    if (!unchanged) {
      texts.forEach(text => next.append(name, text));
    }
  }
  return next;
}

/**
 * Filters and selection in the URL, so that a link shows what you saw.
 * `params` must not change between renders: declare it outside the component.
 */
export function useUrlState<P extends UrlParams>(
  params: P,
): [UrlValues<P>, SetUrlState<P>] {
  const [search, setSearch] = useSearchParams();
  // Two changes in one event start from the same rendered URL: the second must not undo the first.
  const pending = useRef(search);
  pending.current = search;
  const values = useMemo(() => readUrlState(params, search), [params, search]);
  const setValues = useCallback<SetUrlState<P>>(
    (change, options) => {
      const next = writeUrlState(params, pending.current, change);
      pending.current = next;
      setSearch(next, { replace: !options?.push });
    },
    [params, setSearch],
  );
  return [values, setValues];
}
