import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { reasonOf } from '../errors.ts';
import { ANSWER_MS, onlyPlaces, type Post } from './http-post.ts';

export interface Got {
  readonly status: number;
  readonly bytes: Buffer;
}

/**
 * Fetches one file, on a connection of its own, past what is cached on the way. Follows no redirect.
 * Rejects with the reason; so does an answer longer than `most` bytes, or one that takes five seconds.
 */
export function fetchBytes({ url, ca }: Post, most: number): Promise<Got> {
  return new Promise((resolve, reject) => {
    const secure = url.protocol === 'https:';
    const options = {
      ...{ agent: false, lookup: onlyPlaces, headers: { 'cache-control': 'no-cache' } },
      ...(secure ? { minVersion: 'TLSv1.2' as const, ...(ca === null ? {} : { ca }) } : {}),
    };
    const request = (secure ? httpsRequest : httpRequest)(url, options);
    const timer = setTimeout(
      () => request.destroy(new Error(`no answer within ${ANSWER_MS / 1000} s`)),
      ANSWER_MS,
    );
    const fail = (error: unknown): void => {
      clearTimeout(timer);
      request.destroy();
      reject(new Error(reasonOf(error)));
    };
    request.on('error', fail);
    request.on('response', (response) => {
      const parts: Buffer[] = [];
      let length = 0;
      response.on('data', (part: Buffer) => {
        length += part.length;
        if (length > most) fail(new Error(`its answer is longer than ${most} bytes`));
        else parts.push(part);
      });
      response.on('error', fail);
      response.on('aborted', () => fail(new Error('the answer broke off')));
      response.on('end', () => {
        clearTimeout(timer);
        resolve({ status: response.statusCode ?? 0, bytes: Buffer.concat(parts) });
      });
    });
    request.end();
  });
}
