import type { BusCallOptions } from './BusNamespaceWriter';

/** What a topic holds; absent is what no broker says. */
export interface BusTopicUse {
  storedBytes?: number;
  /** Messages that a subscription has not acknowledged, by its name. */
  unread: Record<string, number | undefined>;
}

/**
 * Makes and removes subscriptions in the namespaces of workspaces. Topics have
 * their full names, and stand for all their partitions. Each call is safe to repeat.
 *
 * @throws as the BusNamespaceWriter does
 */
export interface BusSubscriptionWriter {
  /** Names of the subscriptions of a topic; undefined where there is no such topic. */
  list(topic: string, options?: BusCallOptions): Promise<string[] | undefined>;
  /** What is in a topic; undefined where there is no such topic. */
  use(
    topic: string,
    options?: BusCallOptions,
  ): Promise<BusTopicUse | undefined>;
  /** At the end of the topic, which is made where it is not there. */
  create(
    topic: string,
    subscription: string,
    options?: BusCallOptions,
  ): Promise<'created' | 'exists'>;
  /** Whoever consumes from it, and whatever waits in it. */
  remove(
    topic: string,
    subscription: string,
    options?: BusCallOptions,
  ): Promise<'removed' | 'gone'>;
  /** With all that is in it, whoever uses it. */
  removeTopic(
    topic: string,
    options?: BusCallOptions,
  ): Promise<'removed' | 'gone'>;
}
