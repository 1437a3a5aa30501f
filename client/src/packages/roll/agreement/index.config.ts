export default definePageConfig({ navigationBarTitleText: '登记协议书' })
