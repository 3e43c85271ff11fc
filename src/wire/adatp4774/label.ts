/**
 * A confidentiality metadata label, ADatP-4774 Edition A Version 1 (2017-12-20), STANAG 4774: the
 * members of its XML, nothing interpreted.
 */
export interface ConfidentialityLabel {
  readonly element: LabelElement;
  readonly policy: string;
  readonly policyUri: string | null;
  readonly classification: string;
  readonly privacyMarks: readonly string[];
  readonly categories: readonly LabelCategory[];
  /** As written, ISO 8601. */
  readonly created: string | null;
  readonly review: string | null;
}

/** The elements that are labels. */
export const LABEL_ELEMENTS = [
  'originatorConfidentialityLabel',
  'alternativeConfidentialityLabel',
  'metadataConfidentialityLabel',
  'ConfidentialityLabel',
] as const;
export type LabelElement = (typeof LABEL_ELEMENTS)[number];

export interface LabelCategory {
  readonly tagName: string;
  /** Permissive: one of the values is enough; restrictive: each of them binds. */
  readonly type: CategoryType;
  readonly uri: string | null;
  readonly values: readonly string[];
}

export const CATEGORY_TYPES = ['PERMISSIVE', 'RESTRICTIVE', 'INFORMATIVE'] as const;
export type CategoryType = (typeof CATEGORY_TYPES)[number];

/** Namespace of the edition above. */
export const LABEL_NAMESPACE = 'urn:nato:stanag:4774:confidentialitymetadatalabel:1:0';
