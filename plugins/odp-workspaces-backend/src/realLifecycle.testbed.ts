import { describeComponentLifecycle } from './__testUtils__/describeComponentLifecycle';
import { describeLifecycle } from './__testUtils__/describeLifecycle';
import { realPlaces } from './__testUtils__/realPlaces';

// Real controllers take their time to end a namespace.
jest.setTimeout(180_000);

describeLifecycle('real servers', realPlaces);
describeComponentLifecycle('real servers', realPlaces);
