package org.sessiontrail.sample.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.sample.catalogue.Catalogue;
import org.sessiontrail.sample.catalogue.Category;
import org.sessiontrail.sample.catalogue.Product;
import org.sessiontrail.sample.catalogue.UnknownProductException;
import org.sessiontrail.sample.order.Stock;

/** {@code GET /api/products}, {@code /api/products?category=tea}, {@code /api/products/T-101}. */
@Path("/products")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ProductsResource {
  @Inject private Catalogue catalogue;
  @Inject private Stock stock;

  /** All products, or those of one shelf; 404 for a shelf that is not there. */
  @GET
  public Response products(@Nullable @QueryParam("category") String slug) {
    if (slug == null) {
      return Response.ok(json(catalogue.products())).build();
    }
    Optional<Category> category = Category.of(slug);
    return category.isEmpty()
        ? notFound("no category " + slug)
        : Response.ok(json(catalogue.products(category.get()))).build();
  }

  /** One product; 404 for one that is not there. */
  @GET
  @Path("/{id}")
  public Response product(@PathParam("id") String id) {
    try {
      return Response.ok(json(catalogue.product(id))).build();
    } catch (UnknownProductException e) {
      return notFound(String.valueOf(e.getMessage()));
    }
  }

  private JsonArray json(List<Product> products) {
    return products.stream()
        .map(this::json)
        .collect(
            Collector.of(
                Json::createArrayBuilder,
                (array, product) -> array.add(product),
                (left, right) -> left.addAll(right),
                array -> array.build()));
  }

  private JsonObject json(Product product) {
    return Json.createObjectBuilder()
        .add("id", product.sku())
        .add("name", product.name())
        .add("category", product.category().slug())
        .add("price", product.price())
        .add("currency", "EUR")
        .add("unit", product.offer().unit())
        .add("left", stock.left(product.sku()))
        .add("teaser", product.story().teaser())
        .build();
  }

  private static Response notFound(String why) {
    return Response.status(Response.Status.NOT_FOUND)
        .entity(Json.createObjectBuilder().add("error", why).build())
        .build();
  }
}
