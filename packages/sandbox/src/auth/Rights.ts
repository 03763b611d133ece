import { type ObjectStore, StatusError } from '../store';
import { type Access, grantOf, type Requester } from './roleRules';

interface Rule {
  verbs: string[];
  /** `*` or `<plural>[.<group>]`, with a subresource behind a slash. */
  resources: string[];
  except?: string[];
}

const READ = ['get', 'list', 'watch'];

/** Users of the sandbox's own and the rules that they have by themselves. */
const RULES: Record<string, Rule[] | undefined> = {
  admin: [{ verbs: ['*'], resources: ['*'] }],
  reader: [
    { verbs: READ, resources: ['*'], except: ['secrets', 'configmaps'] },
    { verbs: ['get'], resources: ['pods/log'] },
  ],
};

/** Whether somebody may do something, and by which binding. */
export interface Verdict {
  allowed: boolean;
  reason?: string;
}

/** Groups of whoever has a token. */
export const GROUPS = ['system:authenticated'];

/**
 * Who may do what: the sandbox's own users by their rules, and everybody by the
 * bindings that the cluster holds. A denial wins over both, and can be set while the cluster runs.
 */
export class Rights {
  readonly #store: ObjectStore;
  readonly #denied = new Map<string, Set<string>>();

  constructor(store: ObjectStore) {
    this.#store = store;
  }

  /** Takes a kind away from a user until {@link allow}. */
  deny(user: string, resource: string): void {
    const denied = this.#denied.get(user) ?? new Set();
    this.#denied.set(user, denied);
    denied.add(resource);
  }

  allow(user: string, resource: string): void {
    this.#denied.get(user)?.delete(resource);
  }

  may(user: string, access: Access): boolean {
    return this.judge({ user, groups: GROUPS }, access).allowed;
  }

  /** What anybody may, whether somebody of that name is known or not. */
  judge(requester: Requester, access: Access): Verdict {
    const user = requester.user ?? '';
    const key = access.group
      ? `${access.resource}.${access.group}`
      : access.resource;
    if (this.#denied.get(user)?.has(key)) {
      return { allowed: false };
    }
    const hasOwn = (RULES[user] ?? []).some(
      rule =>
        (rule.verbs.includes('*') || rule.verbs.includes(access.verb)) &&
        (rule.resources.includes(key) ||
          (rule.resources.includes('*') &&
            (user === 'admin' || !access.resource.includes('/')) &&
            !rule.except?.includes(key))),
    );
    if (hasOwn) {
      return { allowed: true };
    }
    const reason = grantOf(this.#store, requester, access);
    return { allowed: reason !== undefined, ...(reason && { reason }) };
  }

  /** @throws StatusError 403 in the words of a real API server */
  require(user: string, access: Access): void {
    if (!this.may(user, access)) {
      const scope = access.namespace
        ? `in the namespace "${access.namespace}"`
        : 'at the cluster scope';
      const { verb, group, resource, name } = access;
      const [kind] = resource.split('/');
      const what = [group ? `${kind}.${group}` : kind, name && `"${name}"`];
      throw new StatusError(403, 'Forbidden', {
        message: `${what
          .filter(Boolean)
          .join(
            ' ',
          )} is forbidden: User "${user}" cannot ${verb} resource "${resource}" in API group "${group}" ${scope}`,
        details: { name, group: group || undefined, kind },
      });
    }
  }
}
