import { mapBounded } from '@internal/backend-kit';
import type { Policies } from '@internal/plugin-odp-pulsar-common';
import {
  type PulsarAdmin,
  PulsarError,
} from '@internal/plugin-odp-pulsar-node';
import type { Gap } from '@internal/vocabulary';
import {
  readPolicies,
  type ReadPoliciesOptions,
} from '../reading/readPolicies';
import { attempt, isForbidden } from './attempt';
import { gapOf, gapOfSeveral } from './gaps';
import { Rota } from './Rota';

const AT_ONCE = 8;
/** Namespaces whose policies are read in one sweep, besides new ones. */
const A_SWEEP = 100;

/** Policies of the namespaces of an instance, as they were read last. */
export class PolicyBook {
  readonly #admin: PulsarAdmin;
  readonly #rota = Rota.create(A_SWEEP);
  readonly #policies = new Map<string, Policies>();

  static create(admin: PulsarAdmin): PolicyBook {
    return new PolicyBook(admin);
  }

  private constructor(admin: PulsarAdmin) {
    this.#admin = admin;
  }

  /** By namespace; one whose policies could never be read is absent. */
  get policies(): ReadonlyMap<string, Policies> {
    return new Map(this.#policies);
  }

  /** Reads those whose turn it is. Gives what it hides that some cannot be read. */
  async read(
    namespaces: readonly string[],
    options: ReadPoliciesOptions,
  ): Promise<Gap[]> {
    const known = new Set(namespaces);
    for (const namespace of this.#policies.keys()) {
      if (!known.has(namespace)) {
        this.#policies.delete(namespace);
      }
    }
    const forbidden = new Map<string, Error>();
    const failed = new Map<string, Error>();
    await mapBounded(this.#rota.next(namespaces), AT_ONCE, async namespace => {
      const [tenant] = namespace.split('/');
      // The right is one on the tenant: what is refused once is refused for all of it.
      if (forbidden.has(tenant)) {
        this.#policies.delete(namespace);
        return;
      }
      const failure = await this.#readOne(namespace, options);
      if (!failure) {
        return;
      }
      if (isForbidden(failure)) {
        forbidden.set(tenant, failure);
        this.#policies.delete(namespace);
      } else {
        failed.set(namespace, failure);
      }
    });
    return [
      ...[...forbidden].map(([tenant, failure]) =>
        gapOf('policies', failure, `tenant ${tenant}`),
      ),
      ...gapOfSeveral('policies', failed),
    ];
  }

  async #readOne(
    namespace: string,
    options: ReadPoliciesOptions,
  ): Promise<Error | undefined> {
    const { value, failure } = await attempt(async () =>
      readPolicies(await this.#admin.policies(namespace), options),
    );
    if (value) {
      this.#policies.set(namespace, value);
      return undefined;
    }
    // It went between the list and this call.
    if (failure instanceof PulsarError && failure.problem === 'not-found') {
      this.#policies.delete(namespace);
      return undefined;
    }
    return failure;
  }
}
