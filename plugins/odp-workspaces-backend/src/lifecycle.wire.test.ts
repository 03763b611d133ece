import { describeLifecycle } from './__testUtils__/describeLifecycle';
import { sandboxPlaces } from './__testUtils__/sandboxPlaces';

describeLifecycle('the sandbox', sandboxPlaces);
