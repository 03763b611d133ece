import type { Fields } from '../store';
import type { ApiClient, Reply } from './ApiClient';
import { componentObjects, podTemplate } from './componentObjects';
import { createPlace, eventually, type Place } from './objects';
import { collectionOf } from './workspaceObjects';

/** Milliseconds that controllers may take: an autoscaler of a real cluster looks every 15 s. */
export const PATIENCE_MS = 60_000;

/** A namespace in which a component `app` is. */
export class ComponentPlace {
  readonly client: ApiClient;
  readonly place: Place;

  static async create(client: ApiClient): Promise<ComponentPlace> {
    return new ComponentPlace(client, await createPlace(client));
  }

  private constructor(client: ApiClient, place: Place) {
    this.client = client;
    this.place = place;
  }

  collection(plural: string): string {
    return collectionOf(this.place, plural);
  }

  /** Applies what a component is made of, with other fields of its spec. */
  apply(plural: string, spec: Fields = {}, name = 'app'): Promise<Reply> {
    const object = componentObjects()[plural];
    return this.client.apply(`${this.collection(plural)}/${name}`, {
      ...object,
      metadata: { ...object.metadata, name },
      spec: { ...object.spec, ...spec },
    });
  }

  async get(plural: string): Promise<Fields> {
    return (await this.client.get(`${this.collection(plural)}/app`)).body;
  }

  async list(plural: string): Promise<Fields[]> {
    return (await this.client.get(this.collection(plural))).body.items;
  }

  /** What was said about an object. */
  async eventsOf(uid: string): Promise<Fields[]> {
    const events = await this.list('events');
    return events.filter(({ involvedObject }) => involvedObject.uid === uid);
  }

  /** Watches what comes after what is there now. */
  async watch(plural: string) {
    const path = this.collection(plural);
    const { metadata } = (await this.client.get(path)).body;
    return this.client.watch(
      path,
      `resourceVersion=${metadata.resourceVersion}`,
    );
  }

  /** Applies a Deployment of two pods that says so itself. */
  rollOut(image: string, spec: Fields = {}): Promise<Reply> {
    const template = podTemplate(image);
    return this.apply('deployments', { replicas: 2, template, ...spec });
  }

  /** The Deployment, when it has all the pods that it asks for, and no others. */
  untilDone(): Promise<Fields> {
    return this.until(() => this.get('deployments'), isDone);
  }

  until<T>(ask: () => Promise<T>, wanted: (answer: T) => boolean): Promise<T> {
    return eventually(ask, wanted, PATIENCE_MS);
  }

  remove(): Promise<Reply> {
    this.client.close();
    return this.client.delete(`/api/v1/namespaces/${this.place.name}`);
  }
}

/** Whether a Deployment has all the pods that it asks for, and no others. */
export function isDone({ metadata, spec, status }: Fields): boolean {
  return (
    status?.observedGeneration === metadata.generation &&
    ['replicas', 'updatedReplicas', 'availableReplicas'].every(
      field => status[field] === spec.replicas,
    )
  );
}

export function conditionsOf({ status }: Fields): Record<string, Fields> {
  return Object.fromEntries(
    ((status?.conditions ?? []) as Fields[]).map(condition => [
      condition.type,
      condition,
    ]),
  );
}
