/** The vendor's name in sentences. */
export const VENDOR = '8x8';

/** The one credential type of the node. */
export const CREDENTIAL = 'virtualContactCenterApi';
