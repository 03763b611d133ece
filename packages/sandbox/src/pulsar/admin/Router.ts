import { AdminError } from './AdminError';
import type { Route } from './Call';

interface Compiled extends Route {
  pattern: RegExp;
}

/** Finds what a method and a path mean. */
export class Router {
  readonly #routes: Compiled[];

  constructor(routes: Route[]) {
    this.#routes = routes.map(route => ({
      ...route,
      pattern: new RegExp(
        `^${route.path
          .replace(/:domain/, '(?<domain>persistent|non-persistent)')
          .replace(/:(\w+)/g, '(?<$1>[^/]+)')}/?$`,
      ),
    }));
  }

  /** @throws AdminError 404 or 405, as a page of the web server */
  find(
    method: string,
    path: string,
  ): { route: Route; params: Record<string, string> } {
    let isKnown = false;
    for (const route of this.#routes) {
      const match = route.pattern.exec(path);
      if (match && route.method === method) {
        return { route, params: { ...match.groups } };
      }
      isKnown ||= match !== null;
    }
    throw isKnown
      ? new AdminError(405, 'Method Not Allowed', 'html')
      : new AdminError(404, 'Not Found', 'html');
  }
}
