package org.sessiontrail.sample.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sessiontrail.sample.catalogue.Catalogue;
import org.sessiontrail.sample.catalogue.Category;
import org.sessiontrail.sample.catalogue.Product;
import org.sessiontrail.sample.order.Address;
import org.sessiontrail.sample.order.Cart;
import org.sessiontrail.sample.order.Delivery;
import org.sessiontrail.sample.order.Order;
import org.sessiontrail.sample.order.Orders;
import org.sessiontrail.sample.order.Payment;
import org.sessiontrail.sample.order.Stock;

class SalesReportTest {
  private final Catalogue catalogue = new Catalogue();
  private final Stock stock = new Stock(catalogue);
  private final Orders orders = new Orders(stock);
  private final SalesReport report = new SalesReport(catalogue, orders, stock);

  @Test
  void summarize_addsUpOrdersShelvesAndBestSellers() {
    int teasBefore = report.summarize().rows().get(0).left();
    place("FK-1", line("T-101", 1), line("C-203", 3));
    place("FK-2", line("T-102", 2));

    SalesReport.Result result = report.summarize();

    assertThat(result.orders()).isEqualTo(2);
    assertThat(result.revenue()).isEqualByComparingTo("75.40");
    assertThat(result.rows())
        .extracting(SalesReport.Row::category)
        .containsExactly(Category.values());
    assertThat(result.rows()).extracting(SalesReport.Row::sold).containsExactly(3, 3, 0, 0);
    assertThat(result.rows().get(0).left()).isEqualTo(teasBefore - 3);
    assertThat(result.best())
        .containsExactly("House Espresso (3)", "Darjeeling First Flush (2)", "Sencha Asanoka (1)");
  }

  @Test
  void next_sellsOnePieceOfEachProductInTurn() {
    StockTicker ticker = new StockTicker(catalogue, stock);
    int before = stock.left("T-101");

    List<String> sold =
        catalogue.products().stream().map(any -> ticker.next().product().sku()).toList();

    assertThat(sold)
        .containsExactlyInAnyOrderElementsOf(
            catalogue.products().stream().map(Product::sku).toList());
    assertThat(stock.left("T-101")).isEqualTo(before - 1);
  }

  private void place(String id, Cart.Line... lines) {
    Order order =
        new Order(
            id,
            "anna",
            Instant.EPOCH,
            List.of(lines),
            new Order.Shipment(Address.EMPTY, Delivery.PICKUP, Payment.CASH));
    orders.place(id, order.total(), "EUR", order.count(), order);
  }

  private Cart.Line line(String sku, int quantity) {
    Product product = catalogue.product(sku);
    BigDecimal price = product.price();
    return new Cart.Line(sku, product.name(), price, quantity);
  }
}
