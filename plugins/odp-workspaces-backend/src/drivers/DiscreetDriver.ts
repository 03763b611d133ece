import type { LoggerService } from '@backstage/backend-plugin-api';
import type { System } from '@internal/plugin-odp-workspaces-common';
import type {
  DriverInput,
  DriverPlan,
  Finding,
  Driver,
  WriteContext,
  WriteResult,
} from './Driver';

/** How connections, certificates and webhooks that fail name a server; a range of addresses names none. */
const ADDRESS = new RegExp(
  [
    /\b[a-z][a-z+]*:\/\/[^\s"',;)]+/,
    /\b(?:\d{1,3}\.){3}\d{1,3}\b(?!\/)(?::\d+\b)?/,
    /\[[0-9a-f:]+\]:\d+/,
    /(?<=\blookup |\bHost: |\bDNS:)[^\s,]+/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gi',
);

interface DiscreetDriverOptions<Spec> {
  inner: Driver<Spec>;
  logger: LoggerService;
}

/** Keeps addresses of servers out of what members of a workspace read; the log has them. */
export class DiscreetDriver<Spec> implements Driver<Spec> {
  readonly #inner: Driver<Spec>;
  readonly #logger: LoggerService;

  static create<Spec>(
    options: DiscreetDriverOptions<Spec>,
  ): DiscreetDriver<Spec> {
    return new DiscreetDriver(options);
  }

  private constructor({ inner, logger }: DiscreetDriverOptions<Spec>) {
    this.#inner = inner;
    this.#logger = logger;
  }

  get place(): string {
    return this.#inner.place;
  }

  get systems(): readonly System[] {
    return this.#inner.systems;
  }

  plan(input: DriverInput<Spec>): Promise<DriverPlan> {
    return this.#discreetly(() => this.#inner.plan(input));
  }

  planRemoval(
    input: DriverInput<Spec>,
    options: { evenIfInUse: boolean },
  ): Promise<DriverPlan> {
    return this.#discreetly(() => this.#inner.planRemoval(input, options));
  }

  apply(
    system: System,
    input: DriverInput<Spec>,
    context: WriteContext,
  ): Promise<WriteResult> {
    return this.#discreetly(() => this.#inner.apply(system, input, context));
  }

  async verify(input: DriverInput<Spec>): Promise<Finding[]> {
    const findings = await this.#discreetly(() => this.#inner.verify(input));
    return findings.map(({ checks, ...finding }) => ({
      ...finding,
      message: this.#without(finding.message),
      ...(checks && {
        checks: checks.map(({ message, ...check }) => ({
          ...check,
          ...(message && { message: this.#without(message) }),
        })),
      }),
    }));
  }

  remove(
    system: System,
    input: DriverInput<Spec>,
    context: WriteContext,
  ): Promise<string[]> {
    return this.#discreetly(() => this.#inner.remove(system, input, context));
  }

  /** The error stays the one that it is, as its class says what is to be done. */
  async #discreetly<T>(action: () => Promise<T>): Promise<T> {
    try {
      return await action();
    } catch (error) {
      const { message } = error as Error;
      const told = this.#without(message);
      // That of a time-out cannot be set, and names nobody.
      if (told !== message) {
        (error as Error).message = told;
      }
      throw error;
    }
  }

  #without(message: string): string {
    const told = message.replace(ADDRESS, 'its address');
    if (told !== message) {
      this.#logger.warn(`${this.place}: ${message}`);
    }
    return told;
  }
}
