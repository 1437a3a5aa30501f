export default definePageConfig({ navigationBarTitleText: '登记纸质期号' })
