export { displayPhone } from './display-phone';
export { parseDecisions } from './parse-decisions';
export type { ReviewDecision } from './parse-decisions';
export { buildReviewForm, decisionFieldName, defaultReviewFormOptions } from './review-form';
export type { FormField, ReviewConflict, ReviewFormOptions } from './review-form';
export { sourceTitles } from './source-titles';
export { filesPage, matchesText, pushText, reviewText } from './summary-page';
