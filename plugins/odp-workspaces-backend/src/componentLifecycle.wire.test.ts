import { describeComponentLifecycle } from './__testUtils__/describeComponentLifecycle';
import { sandboxPlaces } from './__testUtils__/sandboxPlaces';

jest.setTimeout(180_000);

describeComponentLifecycle('the sandbox', sandboxPlaces);
