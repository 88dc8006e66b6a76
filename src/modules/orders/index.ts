// Orders: the one way to a voucher, whoever asks for it, and the way back.
export { isCrowd, type OrderRequest, type PlacedOrder, placeOrder } from './place-order.ts'
export { cancelVoucher, voucherToCancel } from './cancel-voucher.ts'
export { orderReasons, type OrderReason, type OrderRefusal } from './domain/may-order.ts'
export { explainRefusal } from './explain.ts'
export { orderBox } from './order-box.ts'
export { ordersRoutes } from './orders.pages.ts'
export { forgetKeys } from './forget-keys.ts'
