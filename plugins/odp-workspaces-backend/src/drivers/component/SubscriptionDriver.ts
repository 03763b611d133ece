import type { BusNamespaceWriter } from '@internal/plugin-odp-pulsar-node';
import type {
  InventoryItem,
  PlanChange,
} from '@internal/plugin-odp-workspaces-common';
import { bytesInWords } from '@internal/vocabulary';
import {
  type ComponentSpec,
  renderSubscription,
  type SubscriptionSpec,
  type TargetState,
} from '@internal/target-state';
import type {
  Driver,
  DriverInput,
  DriverPlan,
  Finding,
  WriteContext,
  WriteResult,
} from '../Driver';

const SYSTEM = 'subscription';
const KIND = 'PulsarSubscription';

interface SubscriptionDriverOptions {
  writer: BusNamespaceWriter;
  target: TargetState;
}

type Input = DriverInput<ComponentSpec>;

/** Makes the subscription of a component before it starts, so that it misses no event, and takes it away with its dead letters. */
export class SubscriptionDriver implements Driver<ComponentSpec> {
  readonly systems = [SYSTEM] as const;
  readonly #options: SubscriptionDriverOptions;

  static create(options: SubscriptionDriverOptions): SubscriptionDriver {
    return new SubscriptionDriver(options);
  }

  private constructor(options: SubscriptionDriverOptions) {
    this.#options = options;
  }

  get place(): string {
    return this.#options.writer.instance;
  }

  async plan({ spec, signal, inventory }: Input): Promise<DriverPlan> {
    const wanted = this.#wanted(spec);
    const { writer } = this.#options;
    const namespace = await writer.read(wanted.namespace, { signal });
    if (!namespace || namespace.isDeleted) {
      const message = `The namespace ${wanted.namespace} of ${this.place} is ${
        namespace ? 'ending' : 'not there'
      }.`;
      return {
        changes: [],
        refusals: [{ system: SYSTEM, place: this.place, message }],
      };
    }
    const isThere = await this.#isThere(wanted, signal);
    // A cursor that somebody else made may stand anywhere, and others may read from it.
    const message = `A subscription ${wanted.subscription} of ${wanted.topic} is there already, and the portal has not made it.`;
    const isForeign = isThere && !inventory.some(isSubscription);
    return {
      changes: [
        { ...this.#change(wanted), action: isThere ? 'unchanged' : 'create' },
      ],
      refusals: isForeign
        ? [{ system: SYSTEM, place: this.place, message }]
        : [],
    };
  }

  async planRemoval({ spec, signal }: Input): Promise<DriverPlan> {
    const wanted = this.#wanted(spec);
    return {
      changes: (await this.#isThere(wanted, signal))
        ? [
            {
              ...this.#change(wanted),
              action: 'delete',
              warnings: await this.#whatGoes(wanted, signal),
            },
          ]
        : [],
      refusals: [],
    };
  }

  async apply(
    _system: unknown,
    { spec, signal }: Input,
    { hold }: WriteContext,
  ): Promise<WriteResult> {
    const wanted = this.#wanted(spec);
    const { topic, subscription } = wanted;
    await hold();
    await this.#options.writer.subscriptions.create(topic, subscription, {
      signal,
    });
    const about = { system: SYSTEM, place: this.place } as const;
    const name = subjectOf(wanted);
    return {
      inventory: [{ ...about, kind: KIND, name }],
      written: [{ ...about, subject: name }],
    };
  }

  async verify({ spec, signal }: Input): Promise<Finding[]> {
    const wanted = this.#wanted(spec);
    return [
      (await this.#isThere(wanted, signal))
        ? {
            system: SYSTEM,
            state: 'ready',
            reason: 'Verified',
            message: 'Events are kept for it.',
          }
        : {
            system: SYSTEM,
            state: 'drifted',
            reason: 'Missing',
            message: `${subjectOf(wanted)} is gone.`,
          },
    ];
  }

  async remove(
    _system: unknown,
    { spec, signal }: Input,
    { hold }: WriteContext,
  ): Promise<string[]> {
    const { namespace, topic, subscription, deadLetterTopic } =
      this.#wanted(spec);
    const { writer } = this.#options;
    const home = await writer.read(namespace, { signal });
    if (!home || home.isDeleted) {
      // It goes with its workspace.
      return [];
    }
    await hold();
    await writer.subscriptions.remove(topic, subscription, { signal });
    await hold();
    await writer.subscriptions.removeTopic(deadLetterTopic, { signal });
    return [];
  }

  async #isThere(
    { topic, subscription }: SubscriptionSpec,
    signal: AbortSignal,
  ): Promise<boolean> {
    const names = await this.#options.writer.subscriptions.list(topic, {
      signal,
    });
    return names?.includes(subscription) ?? false;
  }

  /** Which messages nobody will handle any more. */
  async #whatGoes(
    { topic, subscription, deadLetterTopic }: SubscriptionSpec,
    signal: AbortSignal,
  ): Promise<string[]> {
    const { subscriptions } = this.#options.writer;
    const [read, dead] = await Promise.all([
      subscriptions.use(topic, { signal }),
      subscriptions.use(deadLetterTopic, { signal }),
    ]);
    return [
      whatWaits(read?.unread[subscription]),
      ...(dead ? [whatIsDead(deadLetterTopic, dead.storedBytes)] : []),
    ].filter(sentence => sentence !== '');
  }

  /** Only what consumes has something on the bus: no other component comes here. */
  #wanted(spec: ComponentSpec): SubscriptionSpec {
    return renderSubscription(this.#options.target, spec)!;
  }

  #change(wanted: SubscriptionSpec): PlanChange {
    return {
      system: SYSTEM,
      place: this.place,
      subject: subjectOf(wanted),
      action: 'unchanged',
      fields: [],
      warnings: [],
      conflicts: [],
    };
  }
}

function isSubscription({ kind }: InventoryItem): boolean {
  return kind === KIND;
}

function subjectOf({ topic, subscription }: SubscriptionSpec): string {
  return `${subscription} of ${topic}`;
}

function whatWaits(unread: number | undefined): string {
  if (unread === undefined) {
    return 'How many messages wait in it is not known; nobody handles them any more.';
  }
  return unread === 0
    ? ''
    : `Of the messages in it ${unread} wait, and are handled by nobody any more.`;
}

function whatIsDead(topic: string, storedBytes: number | undefined): string {
  if (storedBytes === undefined) {
    return `${topic} goes with it; how many dead letters it holds is not known.`;
  }
  return storedBytes === 0
    ? ''
    : `${topic} goes with it, and so do the ${bytesInWords(
        storedBytes,
      )} of dead letters that it holds.`;
}
