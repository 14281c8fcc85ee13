import type { OpenApiDocument } from '../contract.ts';
import { toPointer } from '../../util/pointer.ts';
import { dereference, isObject } from '../schema/json-schema.ts';
import { findHeaderProblems } from '../provider/header-problems.ts';
import type { DraftCredential } from './provider-draft.ts';
import { wordOf } from './word-of.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The security schemes of a document as credentials, those first that the whole document asks for; and the others in words. */
export function draftCredentials(document: OpenApiDocument): {
  /** By what the document calls them. */
  readonly credentials: ReadonlyMap<string, DraftCredential>;
  readonly besides: readonly string[];
} {
  const credentials = new Map<string, DraftCredential>();
  const besides: string[] = [];
  for (const [scheme, fields] of schemesOf(document)) {
    const found = fromScheme(fields);
    const name = uniqueName(camelCase(scheme), [...credentials.values()]);
    const remark = `${wordOf(scheme) || name}: ${wordsOf(fields)}`;
    if (found === undefined) besides.push(`${remark}, which is not sent by livegate`);
    else credentials.set(scheme, { name, remark, ...found });
  }
  return { credentials, besides };
}

function schemesOf(document: OpenApiDocument): readonly (readonly [string, Fields])[] {
  const { security } = document;
  const { value: schemes } = dereference(document, '/components/securitySchemes');
  const asked = (Array.isArray(security) ? security : []).flatMap((one: unknown) =>
    isObject(one) ? Object.keys(one) : [],
  );
  const names = isObject(schemes) ? Object.keys(schemes) : [];
  return [...new Set([...asked.filter((name) => names.includes(name)), ...names])].flatMap((name) => {
    const { value } = dereference(document, toPointer(['components', 'securitySchemes', name]));
    return isObject(value) ? [[name, value] as const] : [];
  });
}

function fromScheme(scheme: Fields): Omit<DraftCredential, 'name' | 'remark'> | undefined {
  const { in: where, name, scheme: http, type } = scheme;
  if (type === 'oauth2' || type === 'openIdConnect') return { kind: 'bearer', isToken: true };
  if (type === 'http' && /^(basic|bearer)$/i.test(String(http)))
    return { kind: /^basic$/i.test(String(http)) ? 'basic' : 'bearer', isToken: false };
  if (type !== 'apiKey' || where !== 'header' || typeof name !== 'string') return undefined;
  return canBeSentIn(name) ? { kind: 'header', header: name, isToken: false } : undefined;
}

function canBeSentIn(name: string): boolean {
  const provider = { auth: { key: { kind: 'header', name } } };
  return findHeaderProblems(provider, (_, { message }) => ({ file: '', message })).length === 0;
}

function wordsOf({ flows, in: where, name, openIdConnectUrl, scheme, type }: Fields): string {
  const ways = Object.entries(isObject(flows) ? flows : {}).flatMap(([flow, one]) => [
    flow,
    isObject(one) ? one['tokenUrl'] : undefined,
  ]);
  const place = where === undefined ? [] : [name, 'in', where];
  const words = [type, scheme, ...place, openIdConnectUrl, ...ways].map(wordOf);
  return words.filter((word) => word !== '').join(' ');
}

function camelCase(name: string): string {
  const [first = '', ...others] = name.split(/[^a-z\d]+/i).filter((part) => part !== '');
  const camel = [
    first.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (start) => start.toLowerCase()),
    ...others.map((part) => part.charAt(0).toUpperCase() + part.slice(1)),
  ].join('');
  const isName = /^[a-z]/.test(camel) && !taken.includes(camel);
  return (isName ? camel : `key${camel.charAt(0).toUpperCase()}${camel.slice(1)}`).slice(0, longest);
}

const longest = 60;
/** What `auth` calls no credential at all, and what no key of a provider file may be. */
const taken: readonly string[] = ['none', 'constructor', 'prototype'];

function uniqueName(name: string, taken: readonly DraftCredential[]): string {
  const isTaken = (one: string) => taken.some((credential) => credential.name === one);
  for (let number = 1; ; number += 1) {
    const one = number === 1 ? name : name + String(number);
    if (!isTaken(one)) return one;
  }
}
