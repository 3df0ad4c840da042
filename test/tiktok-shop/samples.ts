// Documents in the forms of the platform, with values of our own; each has every field that the platform documents.

/** A campaign as its details have it: 1 March to 30 April 2026 in Bangkok, registration until 14 March. */
export const rawCampaign = {
  id: '7400000000000000001',
  name: 'Songkran beauty',
  description: 'Creators show sun care in the water festival weeks.',
  status: 'UPCOMING',
  region: 'TH',
  campaign_start_time: 1772298000,
  campaign_end_time: 1777568399,
  registration_start_time: 1772298000,
  registration_end_time: 1773507599,
  commission_rate: 1200,
  contact_info: {
    email: 'hello@agency.example',
    phone: '+6621234567',
    whatsapp: '+6621234567',
    line: '@agency',
    viber: '+6621234567',
    zalo: '0912345678',
  },
  target_shops: [{ code: 'THSUNSEA01', name: 'Sun and Sea' }],
  target_seller_types: ['LOCAL', 'CROSS_BORDER'],
};

/** What a list tells of the same campaign. */
export const rawSummary = {
  id: rawCampaign.id,
  name: rawCampaign.name,
  status: rawCampaign.status,
  campaign_start_time: rawCampaign.campaign_start_time,
  campaign_end_time: rawCampaign.campaign_end_time,
  registration_start_time: rawCampaign.registration_start_time,
  registration_end_time: rawCampaign.registration_end_time,
};

const { id: _, status: __, region: ___, target_shops: ____, ...written } = rawCampaign;

export const rawBody = { ...written, target_shop_codes: ['THSUNSEA01'] };

export const rawCreated = { campaign_id: '7400000000000000001' };

const price = {
  region_code: 'TH',
  currency: 'THB',
  list_price: '420.00',
  sale_price: '399',
  localized_dutiable_price: '380.5',
};

export const rawProduct = {
  id: '1731000000000000007',
  review_status: 'PENDING',
  name: 'Sun cream 50',
  main_image_url: 'https://images.example/sun-cream.jpg',
  product_description: '<p>For every beach.</p>',
  shop_name: 'Sun and Sea',
  lowest_price: { amount: '399', currency: 'THB' },
  highest_price: { amount: '420.5', currency: 'THB' },
  inventory: 500,
  total_commission_rate: 1500,
  creator_commission_rate: 1000,
  partner_commission_rate: 500,
  open_collaboration_commission_rate: 900,
  sample_quota: 20,
  product_sales: 31,
  is_available: true,
  category: { id: '601450', name: 'Sun care' },
  sku_information_list: [
    {
      sku_id: '1732000000000000021',
      sku_name: '50 ml',
      inventory: { available_quantity: '480' },
      base_price: price,
      region_prices: [price],
      properties: [{ name: 'Size', value_name: '50 ml' }],
    },
  ],
};

export const rawReview = { review_result: 'REJECT', reject_reasons: ['COMMISSION_TOO_LOW'] };

export const rawLinkBody = { creator_commission_rate: 1000 };

export const rawLink = { product_promotion_link: 'https://links.example/7' };

export const rawLinksBody = { product_ids: ['1731000000000000007', '1731000000000000008'] };

export const rawLinks = {
  product_promotion_links: [{ product_id: '1731000000000000007', link: 'https://links.example/7' }],
  failed_product_ids: ['1731000000000000008'],
};

export const rawProductPerformance = {
  data_update_time: '1773000000000',
  creator_sales_num: 4,
  collaborated_creators_num: 9,
  promoted_creator_num: 6,
  sample_requested_creator_num: 5,
  campaign_product_detail: {
    product_id: '1731000000000000007',
    product_status: 'PRODUCT_APPROVED',
    product_name: 'Sun cream 50',
    product_stock_count: '480',
    total_commission_percent: '1500',
    creator_commission_percent: '1000',
    partner_commission_percent: '500',
    plan_commission_percent: '900',
    product_price: { min_price: '399', max_price: '420.50', currency: 'THB' },
    product_thumbnail: { uri: 'thumbnails/7', url_list: ['https://images.example/7-small.jpg'] },
    indicator_data: {
      paid_order_num: '31',
      actual_order_num: '29',
      estimated_amount: '12369',
      actual_amount: '11571',
      estimated_partner_commission: '618.45',
      actual_partner_commission: '578.55',
      collaborated_creators_num: '8',
      creator_sales_num: '3',
      promoted_creator_num: '5',
      sample_requested_creator_num: '2',
    },
  },
};

export const rawCreatorPerformance = {
  affiliate_product_id: '1733000000000000003',
  commission: '1000',
  effective_start_time: '1772400000123',
  effective_end_time: '1777568399999',
  free_sample_status: 'CONTENT_PENDING',
  paid_amount: { amount: '1197.00', currency: 'THB' },
  room_count: 1,
  video_count: 3,
  creator: {
    nick_name: 'Nok',
    user_name: 'nok.sun',
    avatar_url: 'https://images.example/nok.jpg',
    follower_num: 18200,
    creator_temp_id: 'd00d1eaf00d1eaf0',
  },
};

export const rawContentStatistics = {
  content_type: 'VIDEO',
  published_date: '2026-03-20',
  content_end_date: '2026-03-24',
  view_count: '5210',
  like_count: '340',
  comment_num: '12',
  paid_order_num: '7',
  paid_amount: '2793',
  source_url: 'https://videos.example/1',
  linked_tiktok_video: 'https://videos.example/2',
  cover_img_url: 'https://images.example/cover.jpg',
};

export const rawSampleTracking = {
  sample_status: {
    shipping_provider_name: 'Fast Post',
    delivery_option: 'ECONOMY_SHIPPING',
    estimated_earliest_delivery_date: '1772700000',
    estimated_latest_delivery_date: '1772900000',
    quantity: 1,
    tracking_results: [
      {
        tracking_event_update_date: '1772650000',
        tracking_event_description: 'OUT_FOR_DELIVERY',
        tracking_event_description_extended: 'In Bangkok',
      },
    ],
  },
};
