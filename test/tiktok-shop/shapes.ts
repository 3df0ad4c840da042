import * as wire from 'partner-campaigns/tiktok-shop';
import * as samples from './samples.ts';

/** Every shape of the wire, with a document that has all its fields. */
export const shapes = [
  { name: 'wireCampaign', codec: wire.wireCampaign, document: samples.rawCampaign },
  { name: 'wireCampaignBody', codec: wire.wireCampaignBody, document: samples.rawBody },
  { name: 'wireCreatedCampaign', codec: wire.wireCreatedCampaign, document: samples.rawCreated },
  { name: 'wireProduct', codec: wire.wireProduct, document: samples.rawProduct },
  { name: 'wireReview', codec: wire.wireReview, document: samples.rawReview },
  { name: 'wireLinkBody', codec: wire.wireLinkBody, document: samples.rawLinkBody },
  { name: 'wireLink', codec: wire.wireLink, document: samples.rawLink },
  { name: 'wireLinksBody', codec: wire.wireLinksBody, document: samples.rawLinksBody },
  { name: 'wireLinks', codec: wire.wireLinks, document: samples.rawLinks },
  {
    name: 'wireProductPerformance',
    codec: wire.wireProductPerformance,
    document: samples.rawProductPerformance,
  },
  {
    name: 'wireCreatorPerformance',
    codec: wire.wireCreatorPerformance,
    document: samples.rawCreatorPerformance,
  },
  {
    name: 'wireContentStatistics',
    codec: wire.wireContentStatistics,
    document: samples.rawContentStatistics,
  },
  { name: 'wireSampleTracking', codec: wire.wireSampleTracking, document: samples.rawSampleTracking },
] as const;
