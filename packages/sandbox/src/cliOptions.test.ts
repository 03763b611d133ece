import { readCliOptions } from './cliOptions';

describe('the command line of the sandbox', () => {
  it('has the ports that the portal is configured for, and the busy day', () => {
    expect(readCliOptions([])).toMatchObject({
      ports: { 'odp-eu': 16443, 'odp-us': 16444 },
      pulsar: { ports: { 'odp-eu': 16451, 'odp-us': 16461 } },
      controlPort: 16440,
      scenario: 'busy-day',
      dataDir: '.data/sandbox',
    });
    expect(readCliOptions([])).not.toHaveProperty('fleet');
  });

  it('makes a fleet of what it is told, and guesses the rest', () => {
    expect(
      readCliOptions(
        '--nodes 1000 --pods 50000 --namespaces 200 --churn 5'.split(' '),
      ).fleet,
    ).toEqual({
      nodes: 1000,
      pods: 50000,
      namespaces: 200,
      churn: 5,
      managedFields: false,
    });
    expect(readCliOptions(['--nodes', '10']).fleet?.pods).toBe(500);
    expect(readCliOptions(['--pods', '501']).fleet?.nodes).toBe(11);
  });

  it('makes a large event bus of what it is told, with or without a fleet', () => {
    const options = readCliOptions('--topics 2000 --namespaces 100'.split(' '));
    expect(options.busFleet).toEqual({ topics: 2000, namespaces: 100 });
    expect(options).not.toHaveProperty('fleet');
    expect(readCliOptions([])).not.toHaveProperty('busFleet');
  });

  it.each([
    [
      '--port-eu 70000',
      "--port-eu is a whole number from 0 to 65535, not '70000'",
    ],
    ['--pods many', "--pods is a whole number from 1 to 1000000, not 'many'"],
    ['--nodes=0', "--nodes is a whole number from 1 to 1000000, not '0'"],
    ['--nosuch', 'nosuch'],
  ])('refuses %s', (line, message) => {
    expect(() => readCliOptions(line.split(' '))).toThrow(message);
  });
});
