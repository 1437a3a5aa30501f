export default definePageConfig({ navigationBarTitleText: '提出更正' })
