import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

/** A Chromium that draws WebGL2 in software and calls nobody, for tests and pictures. */
export interface TestBrowser {
  readonly version: string;
  /** Opens an empty page and listens to it from the first request on. */
  openPage(size: { readonly width: number; readonly height: number }): Promise<WatchedPage>;
  /** Hosts beyond this machine that the browser itself or a page has tried to reach. */
  readonly outside: readonly string[];
  close(): Promise<void>;
}

export interface WatchedPage {
  readonly page: Page;
  /** Addresses asked for so far. */
  readonly requests: readonly string[];
  /** Errors on the console, refusals by the content security policy among them, and exceptions. */
  readonly errors: readonly string[];
}

/** Why there is no browser here, for the reason of a skipped test. */
export interface NoBrowser {
  readonly missing: string;
}

const ARGUMENTS = [
  '--no-sandbox',
  '--no-first-run',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-quic',
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
];

const DEBIAN = '/usr/bin/chromium';

/**
 * Opens the Chromium that `BONGSU_CHROMIUM` names, else the one that npm carries, else Debian's.
 * One that is named and does not start is an error; otherwise the reason comes back.
 */
export async function openBrowser(): Promise<TestBrowser | NoBrowser> {
  const named = process.env['BONGSU_CHROMIUM'];
  if (named !== undefined && named !== '') return launch(named, null);
  const reasons: string[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'bongsu-chromium-'));
  try {
    return await launch(await unpackCarried(folder), folder);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    reasons.push(`the Chromium that npm carries: ${firstLine(error)}`);
  }
  if (existsSync(DEBIAN)) {
    try {
      return await launch(DEBIAN, null);
    } catch (error) {
      reasons.push(`${DEBIAN}: ${firstLine(error)}`);
    }
  } else {
    reasons.push(`${DEBIAN}: not there`);
  }
  return { missing: `no Chromium starts here (${reasons.join('; ')})` };
}

/** The package unpacks into the folder for temporary files; a folder of our own can be removed. */
async function unpackCarried(folder: string): Promise<string> {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    const { default: carried } = await import('@sparticuz/chromium');
    return await carried.executablePath();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

async function launch(executablePath: string, folder: string | null): Promise<TestBrowser> {
  const outside: string[] = [];
  const barrier = await openBarrier(outside);
  let browser: Browser;
  try {
    browser = await chromium.launch({
      executablePath,
      args: [...ARGUMENTS, `--proxy-server=http://127.0.0.1:${barrier.port}`],
    });
  } catch (error) {
    barrier.close();
    throw error;
  }
  return {
    version: browser.version(),
    outside,
    openPage: (size) => openPage(browser, size),
    async close() {
      await browser.close();
      barrier.close();
      if (folder !== null) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A proxy for everything but loopback, which Chromium never proxies: it notes and refuses. */
async function openBarrier(outside: string[]): Promise<{ port: number; close(): void }> {
  const server = createServer((request, response) => {
    outside.push(request.url ?? '');
    response.writeHead(403).end();
  });
  server.on('connect', (request, socket) => {
    outside.push(request.url ?? '');
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function openPage(
  browser: Browser,
  viewport: { readonly width: number; readonly height: number },
): Promise<WatchedPage> {
  const requests: string[] = [];
  const errors: string[] = [];
  const page = await browser.newPage({ viewport });
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  return { page, requests, errors };
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split('\n')[0] ?? '';
}
