import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { requireChromium } from '../../scripts/lib/chromium.mjs';
import { root } from '../../scripts/lib/paths.mjs';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A frame as soon as the one before is done, so that its cost shows.
  '--disable-frame-rate-limit',
  '--disable-gpu-vsync',
];

const PAGE =
  '<!doctype html><link rel="stylesheet" href="/page.css"><div id="root"></div><script src="/page.js"></script>';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** A headless browser with a page of the bench, bundled as in production and served on loopback. */
export class BrowserBench {
  readonly #server: Server;
  readonly #browser: Browser;
  readonly #url: string;

  /** `script`: a file of `bench/browser`. */
  static async start(script: string): Promise<BrowserBench> {
    const { url, server } = await serve(await bundle(script));
    try {
      const browser = await chromium.launch({
        executablePath: requireChromium(),
        args: ARGUMENTS,
      });
      return new BrowserBench(browser, { url, server });
    } catch (error) {
      server.close();
      throw error;
    }
  }

  private constructor(
    browser: Browser,
    { url, server }: { url: string; server: Server },
  ) {
    this.#browser = browser;
    this.#url = url;
    this.#server = server;
  }

  /** The page anew; with `clock` its time goes on when it is told. */
  async open({ clock = false } = {}): Promise<Page> {
    const page = await this.#browser.newPage({
      viewport: { width: 1440, height: 900 },
    });
    page.on('pageerror', error => process.stderr.write(`${error.stack}\n`));
    if (clock) {
      await page.clock.install();
    }
    await page.goto(this.#url);
    return page;
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    this.#server.close();
  }
}

/** The files of the page, by their names. */
async function bundle(script: string): Promise<Map<string, string>> {
  const { outputFiles } = await build({
    entryPoints: { page: path.join(root, 'bench/browser', script) },
    outdir: '/',
    bundle: true,
    minify: true,
    write: false,
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.svg': 'dataurl' },
    logLevel: 'error',
  });
  return new Map(outputFiles.map(file => [file.path, file.text]));
}

/** A page on loopback; a file address would have no storage. */
async function serve(files: Map<string, string>) {
  const server = createServer((request, response) => {
    const type = TYPES[path.extname(request.url!)];
    response.setHeader('content-type', type ?? 'text/html; charset=utf-8');
    response.end(type ? files.get(request.url!) : PAGE);
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, server };
}
