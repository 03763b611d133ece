import { screen, within } from '@testing-library/react';
import { busyArchitecture } from '../../../__testUtils__/busyArchitecture';
import {
  architectureApi,
  showArchitecture,
} from '../../../__testUtils__/showArchitecture';

// By label, because roles of a whole picture take jsdom long to find.
const card = (title: string) =>
  screen.findByLabelText(new RegExp(`^${title}, `));

describe('a card of the architecture', () => {
  it('says how its component stands, in words', async () => {
    await showArchitecture({});
    expect(await card('Temporal')).toHaveAccessibleName(
      'Temporal, healthy, 3 of 3 ready, disruption budget allows 1, mesh STRICT, 3 paths',
    );
    const shown = async (title: string) => (await card(title)).textContent;
    expect(await shown('PostgreSQL')).toContain('allows 0');
    expect(await shown('OpenFaaS')).toContain('no sidecar');
    expect(await shown('MLflow')).toBe('MLflowruns nowhere');
    expect(await shown('GCS Delta Lake')).toBe('GCS Delta Lakenot measured');
  });

  it('counts the pods without a sidecar, beside others or a budget by a sign alone', async () => {
    const busy = busyArchitecture();
    const bare: Record<string, number> = {
      temporal: 1,
      postgresql: 2,
      'user-api': 10,
    };
    await showArchitecture({
      api: architectureApi({
        ...busy,
        components: busy.components.map(component =>
          bare[component.name]
            ? {
                ...component,
                mesh: { mode: 'STRICT', barePods: bare[component.name] },
              }
            : component,
        ),
      }),
    });
    expect(await card('Temporal')).toHaveTextContent(/^Temporal3 of 31$/);
    expect(
      within(await card('Temporal')).getByTitle('Mesh: 1 without sidecar'),
    ).toBeInTheDocument();
    expect(await card('PostgreSQL')).toHaveTextContent(/allows 0$/);
    expect(
      within(await card('PostgreSQL')).getByTitle('Mesh: no sidecar'),
    ).toBeInTheDocument();
    expect(await card('User API')).toHaveTextContent(/10 of 10Gono sidecar$/);
  });
});
