import {
  type BusNamespaceWriter,
  type BusTopic,
  busPolicyChanges,
  type ReadBusNamespace,
} from '@internal/plugin-odp-pulsar-node';
import {
  diffFields,
  type FieldChange,
  type PlanChange,
  type Refusal,
  type System,
} from '@internal/plugin-odp-workspaces-common';
import {
  type BusNamespaceSpec,
  renderBusNamespace,
  type TargetState,
  type WorkspaceSpec,
} from '@internal/target-state';
import { checkPolicies } from './checkPolicies';
import type {
  DriverInput,
  DriverPlan,
  Finding,
  Driver,
  WriteContext,
  WriteResult,
} from '../Driver';

const SYSTEM = 'event-bus';

export interface BusDriverOptions {
  writer: BusNamespaceWriter;
  target: TargetState;
}

/** Makes the namespace of a workspace on the event bus, with its policies. */
export class BusDriver implements Driver {
  readonly systems = [SYSTEM] as const;
  readonly #options: BusDriverOptions;

  static create(options: BusDriverOptions): BusDriver {
    return new BusDriver(options);
  }

  private constructor(options: BusDriverOptions) {
    this.#options = options;
  }

  get place(): string {
    return this.#options.writer.instance;
  }

  async plan({ spec, inventory, signal }: DriverInput): Promise<DriverPlan> {
    const wanted = this.#wanted(spec);
    const live = await this.#options.writer.read(wanted.name, { signal });
    // Namespaces of the bus have no labels: what is there before anything was made is somebody else's.
    if (live && !inventory.length) {
      return {
        changes: [],
        refusals: [
          this.#refusal(
            `A namespace ${wanted.name} is on ${this.place} that the portal has not made; it is left alone.`,
          ),
        ],
      };
    }
    const fields = fieldsOf(live, wanted);
    const action = live ? 'update' : 'create';
    return {
      changes: [
        {
          ...this.#change(wanted),
          action: fields.length || !live ? action : 'unchanged',
          fields,
        },
      ],
      refusals: live?.isDeleted
        ? [this.#refusal(`${wanted.name} of ${this.place} is still ending.`)]
        : [],
    };
  }

  async planRemoval(
    { spec, signal }: DriverInput,
    { evenIfInUse }: { evenIfInUse: boolean },
  ): Promise<DriverPlan> {
    const { writer } = this.#options;
    const wanted = this.#wanted(spec);
    if (!(await writer.read(wanted.name, { signal }))) {
      return { changes: [], refusals: [] };
    }
    const used = await this.#inUse(wanted.name, signal);
    return {
      changes: [{ ...this.#change(wanted), action: 'delete' }],
      refusals:
        used && !evenIfInUse
          ? [
              {
                system: SYSTEM,
                place: this.place,
                liftedBy: 'evenIfInUse',
                message: `${wanted.name} is in use: ${used}. It goes only when asked for with evenIfInUse.`,
              },
            ]
          : [],
    };
  }

  /** One policy after the other: two at once are an error of the broker. */
  async apply(
    _system: System,
    { spec, signal }: DriverInput,
    { hold }: WriteContext,
  ): Promise<WriteResult> {
    const { writer } = this.#options;
    const wanted = this.#wanted(spec);
    await hold();
    await writer.create(wanted.name, { signal });
    const live = await writer.read(wanted.name, { signal });
    const found = live?.policies ?? {};
    for (const change of busPolicyChanges(found, wanted.policies)) {
      await hold();
      await writer.setPolicy(wanted.name, change, { signal });
    }
    const about = { system: SYSTEM, place: this.place } as const;
    return {
      inventory: [{ ...about, kind: 'PulsarNamespace', name: wanted.name }],
      written: [{ ...about, subject: wanted.name }],
    };
  }

  async verify({ spec, signal }: DriverInput): Promise<Finding[]> {
    const wanted = this.#wanted(spec);
    const live = await this.#options.writer.read(wanted.name, { signal });
    return [{ ...standing(live, wanted), checks: checkPolicies(live, wanted) }];
  }

  async remove(
    _system: System,
    { spec, signal }: DriverInput,
    { hold }: WriteContext,
  ): Promise<string[]> {
    const { writer } = this.#options;
    const { name } = this.#wanted(spec);
    await hold();
    const outcome = await writer.remove(name, { force: true, signal });
    return outcome === 'gone' || !(await writer.read(name, { signal }))
      ? []
      : [`The namespace ${name} of ${this.place} is ending.`];
  }

  async #inUse(
    namespace: string,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const topics = await this.#options.writer.topics(namespace, { signal });
    const count = (isIt: (topic: BusTopic) => boolean) =>
      topics.filter(isIt).length;
    const waiting = count(({ backlogBytes = 0 }) => backlogBytes > 0);
    const unknown = count(({ backlogBytes }) => backlogBytes === undefined);
    const consumers = topics.reduce(
      (sum, topic) => sum + (topic.consumers ?? 0),
      0,
    );
    const parts = [
      ...(waiting
        ? [`${waiting} of ${topics.length} topics hold messages that wait`]
        : []),
      ...(unknown
        ? [`of ${unknown} topics it is not known what waits in them`]
        : []),
      ...(consumers ? [`${consumers} consumers are connected`] : []),
    ];
    return parts.length ? parts.join(', ') : undefined;
  }

  #wanted(spec: WorkspaceSpec): BusNamespaceSpec {
    return renderBusNamespace(this.#options.target, spec);
  }

  #change({ name }: BusNamespaceSpec): PlanChange {
    return {
      system: SYSTEM,
      place: this.place,
      subject: name,
      action: 'unchanged',
      fields: [],
      warnings: [],
      conflicts: [],
    };
  }

  #refusal(message: string): Refusal {
    return { system: SYSTEM, place: this.place, message };
  }
}

function standing(
  live: ReadBusNamespace | undefined,
  wanted: BusNamespaceSpec,
): Finding {
  const finding = (
    state: Finding['state'],
    reason: string,
    message: string,
  ): Finding => ({ system: SYSTEM, state, reason, message });
  if (!live) {
    return finding('drifted', 'Missing', `${wanted.name} is gone.`);
  }
  const sentences = fieldsOf(live, wanted).map(
    ({ path, before, after }) =>
      `${path} is ${JSON.stringify(before) ?? 'unset'}, declared ${
        JSON.stringify(after) ?? 'unset'
      }`,
  );
  return sentences.length
    ? finding('drifted', 'Changed', `${sentences.join(', ')}.`)
    : finding('ready', 'Verified', 'Policies read back as declared.');
}

/** What is not as wanted, in the amounts that brokers store. */
function fieldsOf(
  live: ReadBusNamespace | undefined,
  wanted: BusNamespaceSpec,
): FieldChange[] {
  const found = live?.policies ?? {};
  const changes = busPolicyChanges(found, wanted.policies);
  const after = Object.fromEntries(
    changes.map(({ policy, value }) => [policy, value]),
  );
  const before = Object.fromEntries(
    changes.map(({ policy }) => [policy, found[policy]]),
  );
  return diffFields(before, after);
}
