import type { BusNamespaceList } from '@internal/plugin-odp-pulsar-common';
import { FakePulsar } from '@internal/test-utils';
import { type PortalOptions, startPortal } from './portal';
import { aTopic, somePolicies } from './topics';

export const ACME = 'odp/workspace-acme-risk';
export const KYC = 'odp/workspace-nordbank-kyc';
/** Owns the first of them. */
export const OWNER = 'group:default/risk-platform';
export const AT = '/instances/odp-eu';

export type Portal = Awaited<ReturnType<typeof startPortal>>;

/** An event bus with two workspaces and what is Pulsar's own, and portals on it. */
export class TwoWorkspaces {
  readonly pulsar: FakePulsar;
  readonly #portals: Portal[] = [];

  static async start(): Promise<TwoWorkspaces> {
    const pulsar = await FakePulsar.start();
    for (const namespace of [ACME, KYC]) {
      pulsar.namespaces.set(namespace, somePolicies());
      pulsar.topics.set(`persistent://${namespace}/orders`, aTopic());
    }
    pulsar.namespaces.set('pulsar/system', {});
    pulsar.topics.set('persistent://pulsar/system/log', aTopic());
    return new TwoWorkspaces(pulsar);
  }

  private constructor(pulsar: FakePulsar) {
    this.pulsar = pulsar;
  }

  /** A portal whose caller may see what `options` say. */
  async open(options: Partial<PortalOptions> = {}): Promise<Portal> {
    const portal = await startPortal({
      pulsars: { 'odp-eu': this.pulsar },
      owners: { 'workspace-acme-risk': OWNER },
      ...options,
    });
    this.#portals.push(portal);
    return portal;
  }

  /** One that has swept, and knows the owners. */
  async openSwept(options: Partial<PortalOptions> = {}): Promise<Portal> {
    const portal = await this.open(options);
    await portal.until<BusNamespaceList>(`${AT}/namespaces`, list =>
      Boolean(list.items && !list.gaps.length),
    );
    return portal;
  }

  async stop(): Promise<void> {
    await Promise.all(this.#portals.map(portal => portal.stop()));
    await this.pulsar.stop();
  }
}
