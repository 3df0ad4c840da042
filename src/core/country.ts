/** ISO 3166-1 alpha-2 code of a country: the market a campaign sells in, or where a shop or agency is at home. */
export type Country = string;
