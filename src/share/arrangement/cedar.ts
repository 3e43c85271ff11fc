import {
  policySetTextToParts,
  policyToJson,
  preparsePolicySet,
  preparseSchema,
  statefulIsAuthorized,
  validate,
} from '@cedar-policy/cedar-wasm/nodejs';
import { sha256, toHex } from '../../seal/index.ts';

/**
 * What policies may speak of. Nations, markings and classes are plain strings: entities would
 * cost three times as much and say no more.
 */
export const POLICY_SCHEMA = `entity Peer;
entity Thing;
action receive appliesTo {
  principal: Peer,
  resource: Thing,
  context: {
    peer: String,
    clearance: Long,
    classification: Long,
    releasableTo: Set<String>,
    caveats: Set<String>,
    mode: String,
    about: String,
    kind: String,
    releaseClass: String,
    origin: String,
    relayed: Bool,
  }
};
`;

/** One question to a set of policies; see {@link POLICY_SCHEMA}. Plain JSON. */
export interface PolicyRequest {
  readonly peer: string;
  readonly clearance: number;
  readonly classification: number;
  readonly releasableTo: readonly string[];
  readonly caveats: readonly string[];
  readonly mode: string;
  readonly about: string;
  readonly kind: string;
  readonly releaseClass: string;
  readonly origin: string;
  readonly relayed: boolean;
}

/** A set of policies that was read and validated. Plain JSON: the library keeps what it compiled. */
export interface Policies {
  /** SHA-256 of their text, hexadecimal. */
  readonly hash: string;
  /** Names of the policies in the order of the text. */
  readonly names: readonly string[];
  /** The text of each by its name. */
  readonly byName: Readonly<Record<string, string>>;
}

export type ReadPolicies =
  | { readonly ok: true; readonly policies: Policies }
  | { readonly ok: false; readonly problems: readonly string[] };

/** More policies than any agreement between two nations has articles. */
const MAX_POLICIES = 500;
const MAX_POLICY_TEXT = 200_000;
const POLICY_NAME = /^[a-z0-9][a-z0-9-]{0,63}$/;

/**
 * Reads policies and validates them strictly against {@link POLICY_SCHEMA}. Any problem at all
 * refuses the whole set: a policy that is dropped may be the one that forbids.
 */
export function readPolicies(text: string): ReadPolicies {
  const bad = (...problems: string[]): ReadPolicies => ({ ok: false, problems });
  if (text.length > MAX_POLICY_TEXT) return bad(`is longer than ${MAX_POLICY_TEXT} characters`);
  if (!text.isWellFormed()) return bad('is not well-formed text');
  const parts = policySetTextToParts(text);
  if (parts.type === 'failure') return bad(...parts.errors.map(({ message }) => message));
  if (parts.policy_templates.length > 0) return bad('holds a template: write policies out');
  if (parts.policies.length > MAX_POLICIES) return bad(`holds over ${MAX_POLICIES} policies`);
  const byName: Record<string, string> = {};
  for (const [index, policy] of parts.policies.entries()) {
    const json = policyToJson(policy);
    const name = json.type === 'success' ? json.json.annotations?.['id'] : undefined;
    if (name === undefined || !POLICY_NAME.test(name)) {
      return bad(`policy ${index + 1} has no name: write @id("what-it-is-about") before it`);
    }
    if (byName[name] !== undefined) return bad(`two policies are named ${name}`);
    byName[name] = policy;
  }
  const checked = validate({
    validationSettings: { mode: 'strict' },
    schema: POLICY_SCHEMA,
    policies: { staticPolicies: byName },
  });
  if (checked.type === 'failure') return bad(...checked.errors.map(({ message }) => message));
  if (checked.validationErrors.length > 0) {
    return bad(...checked.validationErrors.map(({ error }) => error.message));
  }
  const hash = toHex(sha256(new TextEncoder().encode(text)));
  return { ok: true, policies: { hash, names: Object.keys(byName), byName } };
}

export interface PolicyAnswer {
  readonly allow: boolean;
  /** Names of the policies that decided it. */
  readonly reasons: readonly string[];
  /** What went wrong in evaluating; anything at all is a denial. */
  readonly errors: readonly string[];
}

/** Answers that are remembered; label classes times peers are a few dozen. */
const MAX_ANSWERS = 4096;
/** Sets that stay compiled. */
const MAX_COMPILED = 256;

/*
 * What follows is memory for speed alone: every answer is a function of policies and request.
 * Cedar takes half a millisecond for one.
 */
const answers = new Map<string, PolicyAnswer>();
const compiled = new Map<string, boolean>();

/**
 * Asks the policies. Cedar skips a policy whose evaluation fails, also one that forbids, and then
 * may say "allow": here any error is a denial.
 */
export function askPolicies(policies: Policies, request: PolicyRequest): PolicyAnswer {
  const key = `${policies.hash}\n${JSON.stringify(request)}`;
  const known = answers.get(key);
  if (known !== undefined) return known;
  const answer = evaluate(policies, request);
  if (answers.size >= MAX_ANSWERS) answers.clear();
  answers.set(key, answer);
  return answer;
}

function evaluate(policies: Policies, request: PolicyRequest): PolicyAnswer {
  const denied = (errors: readonly string[]): PolicyAnswer => ({
    ...{ allow: false, reasons: [], errors },
  });
  if (!compile(policies)) return denied(['the policies cannot be compiled']);
  const result = statefulIsAuthorized({
    principal: { type: 'Peer', id: request.peer },
    action: { type: 'Action', id: 'receive' },
    resource: { type: 'Thing', id: 'thing' },
    context: {
      ...request,
      releasableTo: [...request.releasableTo],
      caveats: [...request.caveats],
    },
    preparsedSchemaName: SCHEMA_NAME,
    validateRequest: true,
    preparsedPolicySetId: policies.hash,
    entities: [],
  });
  if (result.type === 'failure') return denied(result.errors.map(({ message }) => message));
  const { decision, diagnostics } = result.response;
  const errors = diagnostics.errors.map(({ policyId, error }) => `${policyId}: ${error.message}`);
  const reasons = [...diagnostics.reason].sort();
  return { allow: decision === 'allow' && errors.length === 0, reasons, errors };
}

const SCHEMA_NAME = 'bongsu';

function compile(policies: Policies): boolean {
  const known = compiled.get(policies.hash);
  if (known !== undefined) return known;
  if (compiled.size >= MAX_COMPILED) compiled.clear();
  const schema = preparseSchema(SCHEMA_NAME, POLICY_SCHEMA);
  const set = preparsePolicySet(policies.hash, { staticPolicies: policies.byName });
  const good = schema.type === 'success' && set.type === 'success';
  compiled.set(policies.hash, good);
  return good;
}
