import { escapeXml } from '../xml.ts';
import { type ConfidentialityLabel, LABEL_NAMESPACE } from './label.ts';

/** The label as a document of its own; elements in the order of the schema. */
export function labelXml(label: ConfidentialityLabel): string {
  const { element, policy, policyUri, classification, created, review } = label;
  const reviewed = review === null ? '' : ` ReviewDateTime="${escapeXml(review)}"`;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<s4774:${element} xmlns:s4774="${LABEL_NAMESPACE}"${reviewed}>`,
    '  <s4774:ConfidentialityInformation>',
    `    <s4774:PolicyIdentifier${uriOf(policyUri)}>${escapeXml(policy)}</s4774:PolicyIdentifier>`,
    `    <s4774:Classification>${escapeXml(classification)}</s4774:Classification>`,
    ...label.privacyMarks.map(
      (mark) => `    <s4774:PrivacyMark>${escapeXml(mark)}</s4774:PrivacyMark>`,
    ),
  ];
  for (const { tagName, type, uri, values } of label.categories) {
    lines.push(
      `    <s4774:Category${uriOf(uri)} TagName="${escapeXml(tagName)}" Type="${type}">`,
      ...values.map((each) => `      <s4774:GenericValue>${escapeXml(each)}</s4774:GenericValue>`),
      '    </s4774:Category>',
    );
  }
  lines.push('  </s4774:ConfidentialityInformation>');
  if (created !== null) {
    lines.push(`  <s4774:CreationDateTime>${escapeXml(created)}</s4774:CreationDateTime>`);
  }
  return `${[...lines, `</s4774:${element}>`].join('\n')}\n`;
}

function uriOf(uri: string | null): string {
  return uri === null ? '' : ` URI="${escapeXml(uri)}"`;
}
