import { StatusError } from '../store';

export interface Access {
  verb: string;
  group: string;
  /** Plural, with the subresource behind a slash: `pods/log`. */
  resource: string;
  namespace?: string;
  name?: string;
}

interface Rule {
  verbs: string[];
  /** `*` or `<plural>[.<group>]`, with a subresource behind a slash. */
  resources: string[];
  except?: string[];
}

const READ = ['get', 'list', 'watch'];

/** Who may do what. A denial wins over every rule, and can be set while the cluster runs. */
export class Rights {
  readonly #rules = new Map<string, Rule[]>();
  readonly #denied = new Map<string, Set<string>>();

  constructor() {
    this.#rules.set('admin', [{ verbs: ['*'], resources: ['*'] }]);
    this.#rules.set('reader', [
      {
        verbs: READ,
        resources: ['*'],
        except: ['secrets', 'configmaps'],
      },
      { verbs: ['get'], resources: ['pods/log'] },
    ]);
    this.#rules.set('writer', [
      {
        verbs: [...READ, 'create', 'update', 'patch', 'delete'],
        resources: ['*'],
        except: ['secrets', 'configmaps', 'nodes', 'pods'],
      },
    ]);
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

  /** What a user may do, as SelfSubjectRulesReview lists it. */
  rulesOf(user: string): ReadonlyArray<Readonly<Rule>> {
    return this.#rules.get(user) ?? [];
  }

  may(user: string, access: Access): boolean {
    const key = access.group
      ? `${access.resource}.${access.group}`
      : access.resource;
    if (this.#denied.get(user)?.has(key)) {
      return false;
    }
    return (this.#rules.get(user) ?? []).some(
      rule =>
        (rule.verbs.includes('*') || rule.verbs.includes(access.verb)) &&
        (rule.resources.includes(key) ||
          (rule.resources.includes('*') &&
            (user === 'admin' || !access.resource.includes('/')) &&
            !rule.except?.includes(key))),
    );
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
