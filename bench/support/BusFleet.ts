import { Child, removeFolder, temporaryFolder } from './children';

/** What a process needs to read a bus. */
export interface BusAddress {
  /** Addresses of the brokers. */
  brokers: string[];
  caFile: string;
  tokenFile: string;
}

const START_SECONDS = 180;

/** The brokers of the sandbox with many topics, in a process of their own. */
export class BusFleet {
  readonly #child: Child;
  readonly #dataDir: string;
  readonly address: BusAddress;

  static async start(topics: number, name: string): Promise<BusFleet> {
    const dataDir = temporaryFolder();
    const child = Child.start({
      name: `${name}-brokers`,
      script: 'bench/busBrokers.ts',
      nodeArguments: ['--max-old-space-size=4096'],
      args: [JSON.stringify({ topics, dataDir })],
    });
    try {
      const address = await child.within(
        START_SECONDS,
        child.measured<BusAddress>(),
      );
      return new BusFleet(child, { dataDir, address });
    } catch (error) {
      await child.stop();
      throw error;
    }
  }

  private constructor(
    child: Child,
    { dataDir, address }: { dataDir: string; address: BusAddress },
  ) {
    this.#child = child;
    this.#dataDir = dataDir;
    this.address = address;
  }

  async stop(): Promise<void> {
    await this.#child.stop();
    removeFolder(this.#dataDir);
  }
}
